package dev.freehold.cli.connect;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.freehold.cli.api.Http;
import dev.freehold.cli.oauth.DeviceFlow;
import dev.freehold.cli.oauth.Grant;
import dev.freehold.cli.oauth.Issuer;
import dev.freehold.cli.oauth.TokenEndpoint;
import dev.freehold.cli.output.PlainText;
import dev.freehold.cli.shell.ExitCode;
import dev.freehold.cli.shell.Shell;
import dev.freehold.cli.shell.UsageFailed;

import static java.util.Objects.requireNonNull;

/** Signs in and remembers how, as a profile. */
@Command(
        name = "login",
        description = "Signs in to a control plane and remembers it as a profile.",
        footer = "A person signs in with a browser, here or on another device. A program gives --client-id and puts its"
                + " secret into FREEHOLD_CLIENT_SECRET.")
public final class LoginCommand implements Callable<Integer> {
    private static final String SECRET = "FREEHOLD_CLIENT_SECRET";

    private final Shell shell;
    private final Http http = new Http();

    @Option(names = "--url", required = true, paramLabel = "URL", description = "The control plane.")
    @SuppressWarnings("NullAway.Init")
    private String url;

    @Option(
            names = "--issuer",
            paramLabel = "URL",
            description = "The identity server. Without it the control plane is asked for it.")
    private @Nullable String issuer;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "default",
            description = "What to remember it as (default '${DEFAULT-VALUE}').")
    private String profile = "default";

    @Option(
            names = "--client-id",
            paramLabel = "ID",
            defaultValue = "freehold-cli",
            description = "The client to sign in with (default ${DEFAULT-VALUE}).")
    private String clientId = "freehold-cli";

    @Option(names = "--insecure", description = "Allow plain http to other machines.")
    private boolean insecure;

    public LoginCommand(Shell shell) {
        this.shell = requireNonNull(shell);
    }

    @Override
    public Integer call() {
        URI server = safe(url);
        Issuer identity = Issuer.discover(
                http, issuer == null ? Issuer.ofServer(http, server, this::safe) : safe(issuer), this::safe);
        Optional<String> secret = shell.variable(SECRET);
        TokenEndpoint tokens = new TokenEndpoint(http, identity.tokenEndpoint(), clientId, secret.orElse(null));
        Grant grant = secret.isPresent() ? tokens.clientCredentials() : withBrowser(tokens, identity);
        remember(new Profile(
                server.toString(),
                identity.tokenEndpoint().toString(),
                clientId,
                secret.orElse(null),
                secret.isPresent() ? null : grant.refreshToken(),
                insecure));
        shell.err().println("Signed in to " + server + " as profile '" + profile + "'.");
        return ExitCode.DONE.number();
    }

    private Grant withBrowser(TokenEndpoint tokens, Issuer identity) {
        URI device = identity.deviceAuthorization()
                .orElseThrow(() -> new UsageFailed("this identity server knows no sign-in by device; use a client of"
                        + " your own with --client-id and " + SECRET));
        Grant grant = new DeviceFlow(tokens, device, shell.clock())
                .signIn(prompt -> shell.err()
                        .println(PlainText.line(
                                "Open " + prompt.address() + " and check that it shows the code " + prompt.code())));
        if (grant.refreshToken() == null) {
            throw new UsageFailed("the identity server lets nobody stay signed in: it gave no refresh token");
        }
        return grant;
    }

    private void remember(Profile signedIn) {
        ProfileFile.of(shell)
                .change(profiles -> profiles.with(profile, signedIn).using(profile));
    }

    private URI safe(String address) {
        return ServerUrl.parse(address, insecure).uri();
    }
}
