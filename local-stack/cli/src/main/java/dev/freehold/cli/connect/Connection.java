package dev.freehold.cli.connect;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import dev.freehold.cli.api.AccessToken;
import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Http;
import dev.freehold.cli.shell.Shell;
import dev.freehold.cli.shell.UsageFailed;

import static java.util.Objects.requireNonNull;

/** Options every command has: where the control plane is and who asks. */
public final class Connection {
    private final Shell shell;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The control plane. Else FREEHOLD_URL, else the local stack.")
    private @Nullable String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "An access token. Else FREEHOLD_TOKEN, which other users of this machine cannot see;"
                    + " else the local stack signs --user in.")
    private @Nullable String token;

    @Option(
            names = "--user",
            paramLabel = "NAME",
            defaultValue = "ops-admin",
            description = "The local stack's operator to act as; ${DEFAULT-VALUE} if not given.")
    private String user = "ops-admin";

    @Option(names = "--insecure", description = "Allow plain http to other machines.")
    private boolean insecure;

    public Connection(Shell shell) {
        this.shell = requireNonNull(shell);
    }

    /** Finds the server and the token; reaches the identity server where the local stack is meant and no token is given. */
    public ControlPlane open() {
        Http http = new Http();
        Optional<ServerUrl> given = given(url, "FREEHOLD_URL").map(text -> ServerUrl.parse(text, insecure));
        ServerUrl server = given.orElseGet(() -> stack("--url").controlPlane());
        AccessToken bearer =
                given(token, "FREEHOLD_TOKEN").map(AccessToken::new).orElseGet(() -> signIn(http, server));
        return new ControlPlane(http, server.uri(), bearer);
    }

    private AccessToken signIn(Http http, ServerUrl server) {
        LocalStack stack = stack("--token");
        if (!stack.controlPlane().isSameAs(server)) {
            throw new UsageFailed(
                    server.uri() + " is not the local stack: give an access token by FREEHOLD_TOKEN or --token");
        }
        return new DirectGrant(http, stack.tokenEndpoint()).token(user, stack.passwordOf(user));
    }

    private LocalStack stack(String option) {
        return LocalStack.in(shell)
                .orElseThrow(() -> new UsageFailed(
                        "no local stack is running here: start one with 'freehold up', or give " + option));
    }

    private Optional<String> given(@Nullable String option, String variable) {
        return Optional.ofNullable(option).or(() -> shell.variable(variable));
    }
}
