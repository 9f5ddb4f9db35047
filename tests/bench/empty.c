/* What every program costs to start: the measure of bench_coldstart.c. */
int main(void)
{
    return 0;
}
