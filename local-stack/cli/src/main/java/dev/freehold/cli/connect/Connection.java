package dev.freehold.cli.connect;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import dev.freehold.cli.api.AccessToken;
import dev.freehold.cli.api.ControlPlane;
import dev.freehold.cli.api.Http;
import dev.freehold.cli.api.Tokens;
import dev.freehold.cli.oauth.ExpiringTokens;
import dev.freehold.cli.oauth.TokenEndpoint;
import dev.freehold.cli.shell.Shell;
import dev.freehold.cli.shell.UsageFailed;

import static java.util.Objects.requireNonNull;

/** Options every command has: where the control plane is and who asks. */
public final class Connection {
    private final Shell shell;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The control plane. Else FREEHOLD_URL, else --profile, else the local stack, else the current"
                    + " profile.")
    private @Nullable String url;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "A control plane you are signed in to ('freehold login'). Else FREEHOLD_PROFILE.")
    private @Nullable String profile;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "An access token. Else FREEHOLD_TOKEN, which other users of this machine cannot see;"
                    + " else the profile's, or the local stack signs --user in.")
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

    /** Finds the server and where tokens come from; nobody is asked for one before the first request. */
    public ControlPlane open() {
        Http http = new Http();
        Meant meant = meant(http);
        Tokens tokens = given(token, "FREEHOLD_TOKEN")
                .map(AccessToken::new)
                .<Tokens>map(fixed -> () -> fixed)
                .orElse(meant.tokens());
        return new ControlPlane(http, meant.server().uri(), tokens);
    }

    private Meant meant(Http http) {
        Optional<String> address = given(url, "FREEHOLD_URL");
        if (address.isPresent()) {
            ServerUrl server = ServerUrl.parse(address.get(), insecure);
            return new Meant(server, () -> operator(http, server).current());
        }
        Optional<String> named = given(profile, "FREEHOLD_PROFILE");
        if (named.isPresent()) {
            return profile(http, named.get());
        }
        Optional<LocalStack> stack = LocalStack.in(shell);
        if (stack.isPresent()) {
            ServerUrl server = stack.get().controlPlane();
            return new Meant(server, operator(http, server));
        }
        return Optional.ofNullable(ProfileFile.of(shell).read().current())
                .map(current -> profile(http, current))
                .orElseThrow(() -> nobody("--url"));
    }

    private Meant profile(Http http, String name) {
        ProfileFile file = ProfileFile.of(shell);
        Profile known = file.read().require(name);
        ProfileTokens grants = new ProfileTokens(http, file, name);
        return new Meant(
                ServerUrl.parse(known.url(), known.insecure()), new ExpiringTokens(grants::next, shell.clock()));
    }

    private Tokens operator(Http http, ServerUrl server) {
        LocalStack stack = LocalStack.in(shell).orElseThrow(() -> nobody("--token"));
        if (!stack.controlPlane().isSameAs(server)) {
            throw new UsageFailed(
                    server.uri() + " is not the local stack: give an access token by FREEHOLD_TOKEN or --token");
        }
        String password = stack.passwordOf(user);
        TokenEndpoint endpoint = new TokenEndpoint(http, stack.tokenEndpoint(), "freehold-cli", null);
        return new ExpiringTokens(() -> endpoint.password(user, password), shell.clock());
    }

    private static UsageFailed nobody(String option) {
        return new UsageFailed("no local stack is running here and nobody is signed in: start one with 'freehold up',"
                + " use 'freehold login', or give " + option);
    }

    private Optional<String> given(@Nullable String option, String variable) {
        return Optional.ofNullable(option).or(() -> shell.variable(variable));
    }

    private record Meant(ServerUrl server, Tokens tokens) {}
}
