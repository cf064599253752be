package dev.freehold.stack.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.freehold.stack.folder.Checkout;
import dev.freehold.stack.folder.StateFolder;
import dev.freehold.stack.part.Part;
import dev.freehold.stack.part.RunningPart;
import dev.freehold.stack.process.ChildProcess;
import dev.freehold.stack.process.PartFailedException;

import static java.util.Objects.requireNonNull;

/**
 * How one process of a service starts; there may be several of a service.
 *
 * @param name of this process: its log and its file of settings bear it
 * @param service whose packaged folder it runs from
 */
record ServiceLaunch(StateFolder folder, String name, String service, String title, int port) {
    private static final List<String> JVM = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    /** Further options of every service's JVM, apart by blanks: a debugger's, or those of short-lived processes. */
    private static final String MORE_JVM = "FREEHOLD_JAVA_OPTIONS";

    ServiceLaunch {
        requireNonNull(folder, "folder");
        requireNonNull(name, "name");
        requireNonNull(service, "service");
        requireNonNull(title, "title");
    }

    Part part(Set<String> after, ServiceProperties properties) {
        Path log = folder.log(name);
        return new Part(name, title, port, "http://localhost:" + port, log, after, () -> {
            properties.writeTo(folder.serviceProperties(name));
            return launch(log);
        });
    }

    private RunningPart launch(Path log) {
        Path settings = folder.serviceProperties(name).path();
        ChildProcess process = ServiceProgram.of(service)
                .map(program -> executable(program, settings, log))
                .orElseGet(() -> packaged(settings, log));
        return new ServiceProcess(title, process.start(), port, log);
    }

    /** A native executable takes -D and -Xmx too; what only wraps a JVM may not, so the settings come by the environment. */
    private ChildProcess executable(Path program, Path settings, Path log) {
        return new ChildProcess(
                name,
                folder.path(),
                program,
                List.of("-Xmx256m"),
                Map.of("QUARKUS_CONFIG_LOCATIONS", settings.toString()),
                log);
    }

    private ChildProcess packaged(Path settings, Path log) {
        Path jar = Checkout.find().service(service);
        if (!Files.exists(jar)) {
            throw new PartFailedException(title + " is not built: there is no " + jar);
        }
        List<String> arguments = new ArrayList<>(JVM);
        Stream.of(System.getenv().getOrDefault(MORE_JVM, "").split(" "))
                .filter(option -> !option.isBlank())
                .forEach(arguments::add);
        arguments.add("-Dquarkus.config.locations=" + settings);
        arguments.add("-jar");
        arguments.add(jar.toString());
        return new ChildProcess(name, folder.path(), arguments, Map.of(), log);
    }
}
