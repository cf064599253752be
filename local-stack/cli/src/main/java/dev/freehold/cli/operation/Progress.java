package dev.freehold.cli.operation;

/** Shows a person how an operation gets on. */
interface Progress {
    /** Called with every news and, with nothing new, several times a second. */
    void show(Operation operation);

    /** Called once when there is no more to show. */
    void finish();
}
