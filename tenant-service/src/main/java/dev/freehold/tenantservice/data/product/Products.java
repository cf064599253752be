package dev.freehold.tenantservice.data.product;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Transactional;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

import dev.freehold.contracts.problem.ProblemCode;
import dev.freehold.tenantservice.admit.DocumentGate;
import dev.freehold.tenantservice.platform.IfMatch;
import dev.freehold.tenantservice.platform.ProblemException;

/** The tenant's products. Reads are single statements and need no transaction. */
@ApplicationScoped
class Products implements PanacheRepositoryBase<Product, UUID> {
    private final DocumentGate documents;
    private final Clock clock;

    Products(DocumentGate documents, Clock clock) {
        this.documents = documents;
        this.clock = clock;
    }

    Optional<Product> read(UUID id) {
        return findByIdOptional(id);
    }

    /** At most {@code limit} in the order of their ids. */
    List<Product> page(Cursor cursor, @Nullable String sku, int limit) {
        return (sku == null
                        ? find("id > ?1 order by id", cursor.after())
                        : find("id > ?1 and sku = ?2 order by id", cursor.after(), sku))
                .page(Page.ofSize(limit))
                .list();
    }

    /** @throws ProblemException id_taken, sku_taken or documents_exceeded */
    @Transactional
    Product create(ProductBody body) {
        documents.pass(since -> count("createdAt >= ?1", since));
        Product product = new Product(body.id() == null ? newId() : body.id(), body, now());
        return stored(() -> persist(product), product);
    }

    /** @throws ProblemException not_found, precondition_failed or sku_taken */
    @Transactional
    Product change(UUID id, ProductBody body, IfMatch ifMatch) {
        Product product = requireVersion(id, ifMatch);
        return stored(() -> product.change(body, now()), product);
    }

    /** @throws ProblemException not_found or precondition_failed */
    @Transactional
    void remove(UUID id, IfMatch ifMatch) {
        Product product = requireVersion(id, ifMatch);
        stored(() -> delete(product), product);
    }

    private Product requireVersion(UUID id, IfMatch ifMatch) {
        // Who names no version cannot come too late for one: whoever changes it now is waited for.
        LockModeType lock = ifMatch.namesVersions() ? LockModeType.NONE : LockModeType.PESSIMISTIC_WRITE;
        Product product = findByIdOptional(id, lock).orElseThrow(ProblemException::nothingHere);
        ifMatch.check(product.version);
        return product;
    }

    private Product stored(Runnable change, Product product) {
        try {
            change.run();
            flush();
            return product;
        } catch (OptimisticLockException changedMeanwhile) {
            throw IfMatch.stale();
        } catch (ConstraintViolationException violated) {
            throw taken(violated);
        }
    }

    private static RuntimeException taken(ConstraintViolationException violated) {
        String constraint = violated.getConstraintName();
        return switch (constraint == null ? "" : constraint) {
            case "product_sku_unique" ->
                new ProblemException(ProblemCode.SKU_TAKEN, "Another product has this SKU. Choose another.", violated);
            case "product_pkey" ->
                new ProblemException(
                        ProblemCode.ID_TAKEN,
                        "A product with this id exists. It may be your own, sent twice.",
                        violated);
            default -> violated;
        };
    }

    /** PostgreSQL keeps microseconds; what is answered is what a later read gives. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** A UUIDv7, so that new rows lie together in the index. */
    private UUID newId() {
        UUID random = UUID.randomUUID();
        long time = clock.millis() << 16 | 0x7000 | (random.getMostSignificantBits() & 0x0FFF);
        return new UUID(time, random.getLeastSignificantBits());
    }
}
