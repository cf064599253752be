package dev.freehold.contracts.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One of the two histories of a tenant's database.
 *
 * @param folder class-path folder of the scripts
 * @param historyTable Flyway's history table, in the schema {@code freehold}
 * @param scripts file names in order; a script is only ever added, so their number is the history's version
 */
public record TenantSchema(String folder, String historyTable, List<String> scripts) {
    /** Identity, membership, audit and the second lock. */
    public static final TenantSchema PLATFORM =
            new TenantSchema("db/tenant/platform", "platform_history", List.of("V1__tenant_member_audit.sql"));

    /** The product's own tables. Name a new script here; a test compares this list with the folder. */
    public static final TenantSchema PRODUCT =
            new TenantSchema("db/tenant/product", "product_history", List.of("V1__product.sql"));

    /** Schema that holds the platform's tables and both history tables. */
    public static final String PLATFORM_NAMESPACE = "freehold";

    /** Schema that holds the product's tables. */
    public static final String PRODUCT_NAMESPACE = "product";

    private static final String COMMENT = "freehold schema ";

    public TenantSchema {
        scripts = List.copyOf(scripts);
    }

    /** The version N of {@code fh_template_v{N}}: it grows with every script of either history. */
    public static int headVersion() {
        return PLATFORM.scripts().size() + PRODUCT.scripts().size();
    }

    /**
     * The version of the platform's history that a database says it has, in the comment on its schema {@code freehold}.
     *
     * @param comment the first script wrote none
     * @return 0 for what is no comment of ours
     */
    public static int versionIn(@Nullable String comment) {
        if (comment == null) {
            return 1;
        }
        try {
            return comment.startsWith(COMMENT) ? Integer.parseInt(comment.substring(COMMENT.length())) : 0;
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }

    /** The text of one of {@link #scripts()}. */
    public String read(String script) {
        try (InputStream in = Objects.requireNonNull(
                TenantSchema.class.getClassLoader().getResourceAsStream(folder + "/" + script), script)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + script, e);
        }
    }
}
