package jiheng.ui.cycle;

/** Told of each form that is done; whoever watches may throw to end the work. */
interface Watch {
    Watch NOBODY = () -> {};

    void oneMore();
}
