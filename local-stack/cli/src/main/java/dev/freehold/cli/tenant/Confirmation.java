package dev.freehold.cli.tenant;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import dev.freehold.cli.shell.Shell;
import dev.freehold.cli.shell.UsageFailed;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;

/** The slug typed once more, by flag or at the terminal. */
final class Confirmation {
    private final Shell shell;

    @Option(
            names = "--confirm",
            paramLabel = "SLUG",
            description =
                    "The slug once more. Without it a terminal asks, and a script is refused; a dry run needs none.")
    private @Nullable String confirm;

    Confirmation(Shell shell) {
        this.shell = requireNonNull(shell);
    }

    /** @throws UsageFailed unless it was typed right */
    String of(String slug, boolean dry, String what) {
        String typed = requireNonNullElseGet(confirm, () -> dry ? slug : ask(slug, what));
        if (!slug.equals(typed)) {
            throw new UsageFailed("'" + typed + "' is not '" + slug + "': nothing was deleted");
        }
        return typed;
    }

    private String ask(String slug, String what) {
        if (!shell.terminal().interactive()) {
            throw new UsageFailed("deleting wants the slug typed again: give --confirm " + slug);
        }
        shell.err().print(what + " Type the slug to go on: ");
        shell.err().flush();
        String typed = shell.terminal().readLine();
        return typed == null ? "" : typed.strip();
    }
}
