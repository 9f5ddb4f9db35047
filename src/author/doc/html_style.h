/* What the HTML page looks like: wide and narrow, light and dark, and on paper. */
#ifndef AUTHOR_DOC_HTML_STYLE_H
#define AUTHOR_DOC_HTML_STYLE_H

/* The text of its style sheet, which needs no escape within XML; ends with a line end. */
extern const char html_style[];

#endif
