package dev.freehold.systemtests;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Looks for secrets in everything it is given: as UTF-8, as UTF-16 both ways round, in hexadecimal and in Base64. */
final class CanarySearch {
    private static final int CHUNK = 1 << 20;

    private final List<byte[]> secrets;
    private final byte[] known;
    private final Map<String, Long> bytes = new LinkedHashMap<>();
    private final Set<String> found = new TreeSet<>();
    private final Set<String> knownIn = new TreeSet<>();
    private final int overlap;

    /** @param known what is there, to show that the search finds something */
    CanarySearch(List<String> secrets, String known) {
        this.secrets = secrets.stream().flatMap(CanarySearch::forms).toList();
        this.known = known.getBytes(StandardCharsets.UTF_8);
        this.overlap = this.secrets.stream().mapToInt(form -> form.length).max().orElse(0) + this.known.length;
    }

    void text(String where, String text) {
        look(where, text.getBytes(StandardCharsets.UTF_8), text.length(), 0);
    }

    /** Every file below, also those that come and go meanwhile. */
    void tree(String where, Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            try {
                file(where, file);
            } catch (NoSuchFileException gone) {
                // A segment that was recycled.
            }
        }
    }

    void file(String where, Path file) throws IOException {
        byte[] buffer = new byte[CHUNK + overlap];
        int kept = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int read = in.read(buffer, kept, CHUNK); read > 0; read = in.read(buffer, kept, CHUNK)) {
                int filled = kept + read;
                look(where, buffer, filled, kept);
                kept = Math.min(overlap, filled);
                System.arraycopy(buffer, filled - kept, buffer, 0, kept);
            }
        }
    }

    /** Where secrets were found. */
    Set<String> found() {
        return found;
    }

    void requireKnown(String where) {
        assertThat(knownIn).as("the search finds what is there").contains(where);
    }

    String report() {
        return "canary: "
                + bytes.entrySet().stream()
                        .map(each -> String.format(Locale.ROOT, "%s %,d bytes", each.getKey(), each.getValue()))
                        .collect(Collectors.joining(", "))
                + String.format(
                        Locale.ROOT,
                        "; %,d in all, searched for %d forms of the secrets, found in %s",
                        bytes.values().stream().mapToLong(Long::longValue).sum(),
                        secrets.size(),
                        found.isEmpty() ? "none" : found);
    }

    private void look(String where, byte[] text, int length, int seenBefore) {
        bytes.merge(where, (long) length - seenBefore, Long::sum);
        if (secrets.stream().anyMatch(secret -> contains(text, length, secret))) {
            found.add(where);
        }
        if (contains(text, length, known)) {
            knownIn.add(where);
        }
    }

    private static boolean contains(byte[] text, int length, byte[] word) {
        int last = length - word.length;
        for (int start = 0; start <= last; start++) {
            if (text[start] == word[0] && text[start + 1] == word[1] && matches(text, start, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] text, int start, byte[] word) {
        for (int i = 2; i < word.length; i++) {
            if (text[start + i] != word[i]) {
                return false;
            }
        }
        return true;
    }

    /** Of Base64 what is the same wherever in a stream the secret stands: three shifts without their ends. */
    private static Stream<byte[]> forms(String secret) {
        List<byte[]> forms = new ArrayList<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            forms.add(secret.getBytes(charset));
        }
        byte[] plain = secret.getBytes(StandardCharsets.UTF_8);
        forms.add(java.util.HexFormat.of().formatHex(plain).getBytes(StandardCharsets.US_ASCII));
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + plain.length];
            System.arraycopy(plain, 0, shifted, shift, plain.length);
            for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
                String text = encoder.withoutPadding().encodeToString(shifted);
                forms.add(text.substring(4, text.length() - 4).getBytes(StandardCharsets.US_ASCII));
            }
        }
        return forms.stream();
    }
}
