package dev.freehold.controlplane.platform.sql;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;

/** One Jdbi for all. Transactions are the container's: a handle joins the one that {@code @Transactional} began and never ends it. */
class JdbiProducer {
    @Produces
    @Singleton
    Jdbi jdbi(AgroalDataSource dataSource) {
        return Jdbi.create(dataSource).setTransactionHandler(new CMTTransactionHandler());
    }
}
