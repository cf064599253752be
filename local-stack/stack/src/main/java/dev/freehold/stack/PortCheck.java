package dev.freehold.stack;

import java.util.List;

import dev.freehold.stack.process.PartFailedException;
import dev.freehold.stack.process.PortOwner;
import dev.freehold.stack.process.Ports;
import dev.freehold.stack.service.StackPorts;

import static java.util.Objects.requireNonNull;

/** Refuses to start anything while a port is taken, and names all that are. */
record PortCheck(StackPorts ports) {
    PortCheck {
        requireNonNull(ports, "ports");
    }

    void run() {
        List<String> taken = ports.byPart().entrySet().stream()
                .filter(port -> !Ports.isFree(port.getValue()))
                .map(port -> describe(port.getKey(), port.getValue()))
                .toList();
        if (!taken.isEmpty()) {
            throw new PartFailedException(String.join(System.lineSeparator(), taken) + System.lineSeparator()
                    + "Stop what holds it, or run: ./freehold up --any-ports");
        }
    }

    private static String describe(String part, int port) {
        String owner = PortOwner.describe(port).orElse("a process that cannot be seen from here");
        return "Port " + port + " for " + part + " is taken by " + owner + ".";
    }
}
