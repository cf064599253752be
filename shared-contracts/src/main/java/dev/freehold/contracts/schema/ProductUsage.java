package dev.freehold.contracts.schema;

/** How the product's own tables are counted for the plan's limits. Whoever changes those tables changes this. */
public final class ProductUsage {
    /** One number: the documents made since the present calendar month (UTC) began that are still there. */
    public static final String DOCUMENTS_THIS_MONTH = """
            SELECT count(*) FROM product.product WHERE created_at >= date_trunc('month', now(), 'UTC')
            """;

    private ProductUsage() {}
}
