// A client of the YAML language server, over standard input and output: opens documents, tells what
// the server says of them, and asks what it would complete.
import { spawn } from 'node:child_process';

const PATIENCE = 60_000; // milliseconds for an answer

export class Client {
  #server;
  #input = Buffer.alloc(0);
  #count = 0;
  #answers = new Map(); // by id of the request
  #diagnostics = new Map(); // by URI
  #settings;

  constructor(program, settings) {
    this.#settings = settings;
    this.#server = spawn(process.execPath, [program, '--stdio'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#server.stdout.on('data', (bytes) => this.#read(bytes));
  }

  async start() {
    await this.#ask('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: {
          completion: {
            completionItem: { snippetSupport: true, documentationFormat: ['markdown'] },
          },
          hover: { contentFormat: ['markdown'] },
          publishDiagnostics: {},
        },
        workspace: { configuration: true },
      },
    });
    this.#tell('initialized', {});
    this.#tell('workspace/didChangeConfiguration', { settings: this.#settings });
  }

  stop() {
    this.#server.kill();
  }

  // What the server says of a text: [{line, message}], lines counted from 1.
  async diagnose(uri, text) {
    const said = this.#wait(this.#diagnostics, uri, `diagnostics of ${uri}`);
    this.#open(uri, text);
    const list = await said;
    this.#close(uri);
    return list.map(({ range, message }) => ({ line: range.start.line + 1, message }));
  }

  // What is offered at the place of `‸` in the text: [{label, documentation}].
  async complete(uri, marked) {
    const [text, position] = unmark(marked);
    this.#open(uri, text);
    const list = await this.#ask('textDocument/completion', { textDocument: { uri }, position });
    this.#close(uri);
    return (list?.items ?? list ?? []).map(({ label, documentation, insertText }) => ({
      label,
      insertText,
      documentation: documentation?.value ?? documentation ?? '',
    }));
  }

  // What is shown where the pointer rests on the place of `‸`.
  async hover(uri, marked) {
    const [text, position] = unmark(marked);
    this.#open(uri, text);
    const shown = await this.#ask('textDocument/hover', { textDocument: { uri }, position });
    this.#close(uri);
    return shown?.contents?.value ?? '';
  }

  #open(uri, text) {
    this.#tell('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
  }

  #close(uri) {
    this.#tell('textDocument/didClose', { textDocument: { uri } });
  }

  #ask(method, params) {
    const id = ++this.#count;
    const answer = this.#wait(this.#answers, id, method);
    this.#send({ id, method, params });
    return answer;
  }

  #tell(method, params) {
    this.#send({ method, params });
  }

  #wait(waiting, key, what) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no answer in time: ${what}`)), PATIENCE);
      waiting.set(key, (value) => {
        clearTimeout(timer);
        waiting.delete(key);
        resolve(value);
      });
    });
  }

  #send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(bytes) {
    this.#input = Buffer.concat([this.#input, bytes]);
    for (;;) {
      const end = this.#input.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/.exec(this.#input.subarray(0, end))?.[1]);
      if (end < 0 || this.#input.length < end + 4 + length) return;
      const body = this.#input.subarray(end + 4, end + 4 + length);
      this.#input = this.#input.subarray(end + 4 + length);
      this.#receive(JSON.parse(body));
    }
  }

  #receive(message) {
    if (message.method === 'textDocument/publishDiagnostics')
      this.#diagnostics.get(message.params.uri)?.(message.params.diagnostics);
    else if (message.method === 'workspace/configuration')
      this.#reply(
        message.id,
        message.params.items.map(({ section }) => this.#settings[section] ?? null),
      );
    else if (message.method && message.id !== undefined) this.#reply(message.id, null);
    else if (message.error) throw new Error(message.error.message);
    else this.#answers.get(message.id)?.(message.result);
  }

  #reply(id, result) {
    this.#send({ id, result });
  }
}

// A text without its mark, and where that stood.
function unmark(marked) {
  const before = marked.slice(0, marked.indexOf('‸'));
  const lines = before.split('\n');
  return [marked.replace('‸', ''), { line: lines.length - 1, character: lines.at(-1).length }];
}
