package dev.freehold.tenantservice.data.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** A row of this tenant. The tenant itself is no column here: the database knows whose it is. */
@Entity
@Table(schema = "product", name = "product")
class Product {
    @Id
    UUID id;

    String sku;

    String name;

    BigDecimal price;

    @Version
    int version;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Product() {}

    Product(UUID id, ProductBody body, Instant now) {
        this.id = id;
        this.sku = body.sku();
        this.name = body.name();
        this.price = body.price();
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Takes other values; equal ones leave the row and its version as they are. */
    void change(ProductBody body, Instant now) {
        if (sku.equals(body.sku()) && name.equals(body.name()) && price.compareTo(body.price()) == 0) {
            return;
        }
        sku = body.sku();
        name = body.name();
        price = body.price();
        updatedAt = now;
    }
}
