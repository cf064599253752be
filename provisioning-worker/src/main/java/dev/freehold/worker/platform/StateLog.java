package dev.freehold.worker.platform;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.logging.Logger;

import static dev.freehold.worker.platform.LogKeys.SUBJECT;
import static java.util.Objects.requireNonNull;

/** Logs a state when it changes and is silent while it lasts. */
public final class StateLog {
    private final Logger log;
    private final Map<String, String> states = new ConcurrentHashMap<>();

    public StateLog(Logger log) {
        this.log = requireNonNull(log, "log is null");
    }

    public void good(String subject, String state) {
        if (!state.equals(states.put(subject, state))) {
            log.infof("%s" + SUBJECT, state, subject);
        }
    }

    public void bad(String subject, String state) {
        if (!state.equals(states.put(subject, state))) {
            log.warnf("%s" + SUBJECT, state, subject);
        }
    }
}
