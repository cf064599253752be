package dev.freehold.tenantservice.data.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A product as callers see it. */
public record ProductView(
        UUID id, String sku, String name, BigDecimal price, int version, Instant createdAt, Instant updatedAt) {
    /** @param next the cursor of the page after this one; absent on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Page(List<ProductView> items, @Nullable String next) {}

    static ProductView of(Product product) {
        return new ProductView(
                product.id,
                product.sku,
                product.name,
                plain(product.price),
                product.version,
                product.createdAt,
                product.updatedAt);
    }

    private static BigDecimal plain(BigDecimal price) {
        BigDecimal shortest = price.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
