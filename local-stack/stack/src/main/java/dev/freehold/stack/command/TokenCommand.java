package dev.freehold.stack.command;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.freehold.stack.description.StackFile;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.keycloak.Realm;
import dev.freehold.stack.process.PartFailedException;
import dev.freehold.stack.token.AccessTokens;

import static java.util.Objects.requireNonNull;

@Command(
        name = "token",
        description = "Prints an access token of the running stack, and nothing else. It is valid for five minutes.")
final class TokenCommand implements Callable<Integer> {
    private final StateFolder folder;
    private final Terminal terminal;

    @ArgGroup(multiplicity = "1")
    private Bearer bearer = new Bearer();

    /** One of the two. */
    static final class Bearer {
        @Option(names = "--user", paramLabel = "OPERATOR", description = "For the control plane, such as ops-admin.")
        private @Nullable String user;

        @Option(
                names = "--tenant",
                paramLabel = "SLUG",
                description = "For the tenant service, of the tenant's first member.")
        private @Nullable String tenant;
    }

    TokenCommand(StateFolder folder, Terminal terminal) {
        this.folder = requireNonNull(folder, "folder");
        this.terminal = requireNonNull(terminal, "terminal");
    }

    @Override
    public Integer call() {
        StackFile stack = StackFile.read(folder)
                .filter(description -> description.supervisor().isPresent())
                .orElseThrow(() -> new PartFailedException("The stack is not running; start it with ./freehold up"));
        AccessTokens tokens = new AccessTokens(folder, new Realm(stack.identityServer()), stack.controlPlane());
        terminal.print(token(tokens));
        return 0;
    }

    private String token(AccessTokens tokens) {
        if (bearer.user != null) {
            return tokens.operator(bearer.user);
        }
        String token = tokens.memberOf(requireNonNull(bearer.tenant));
        StackFile.putMembers(folder, folder.secrets().startingWith("member."));
        return token;
    }
}
