package dev.freehold.worker.postgres;

import java.io.Reader;
import java.io.StringReader;

import org.flywaydb.core.api.resource.LoadableResource;

/** One script of a history: its file name, from which the version is read, and its text. */
public record MigrationScript(String name, String text) {
    LoadableResource resource() {
        return new InMemory(this);
    }

    private static final class InMemory extends LoadableResource {
        private final MigrationScript script;

        InMemory(MigrationScript script) {
            this.script = script;
        }

        @Override
        public Reader read() {
            return new StringReader(script.text());
        }

        @Override
        public String getAbsolutePath() {
            return script.name();
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return script.name();
        }

        @Override
        public String getFilename() {
            return script.name();
        }

        @Override
        public String getRelativePath() {
            return script.name();
        }
    }
}
