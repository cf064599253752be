/** Jdbi over the one data source, governed by JTA, and the lock that puts changes of one tenant in a row. Enter at JdbiProducer. */
@NullMarked
package dev.freehold.controlplane.platform.sql;

import org.jspecify.annotations.NullMarked;
