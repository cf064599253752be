package dev.freehold.tenantservice.data.product;

import java.math.BigDecimal;
import java.util.UUID;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import dev.freehold.tenantservice.platform.Printable;

/**
 * What a caller says of a product.
 *
 * @param id chosen by the caller, so that a repeated request cannot make two; made here if absent, and only for a new product
 * @param price in the tenant's currency, four decimals at most
 */
public record ProductBody(
        @Nullable UUID id,
        @NotBlank @Size(max = 64) @Printable String sku,
        @NotBlank @Size(max = 200) @Printable String name,

        @NotNull @PositiveOrZero @DecimalMax(MOST) @Digits(integer = 13, fraction = 4)
        BigDecimal price) {
    /** Said beside the digits, because counting those of 1e2147483647 overflows. */
    private static final String MOST = "9999999999999.9999";
}
