/** The only code that makes, changes and removes databases and roles on a server, with every identifier quoted by SqlName. PostgresPool is the door to one server. */
@NullMarked
package dev.freehold.worker.postgres;

import org.jspecify.annotations.NullMarked;
