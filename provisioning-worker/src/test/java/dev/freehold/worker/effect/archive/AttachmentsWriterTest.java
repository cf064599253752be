package dev.freehold.worker.effect.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AttachmentsWriterTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b", "/a", "folder/", "/", "", "Rechnung für März", "tab\tand\nline", "a//b"})
    void everyKeyIsAnEntryThatCanBeRead(String key) throws IOException {
        byte[] content = "content".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            tar.putArchiveEntry(AttachmentsWriter.entry(key, content.length));
            tar.write(content);
            tar.closeArchiveEntry();
        }

        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new ByteArrayInputStream(out.toByteArray()), "UTF-8")) {
            TarArchiveEntry entry = tar.getNextEntry();
            assertThat(AttachmentsWriter.key(entry)).isEqualTo(key);
            assertThat(tar.readAllBytes()).isEqualTo(content);
        }
    }
}
