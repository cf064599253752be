/** {@code freehold audit …}: who did what, and whether that was changed afterwards. Enter at {@link dev.freehold.cli.audit.AuditCommand}. */
@NullMarked
package dev.freehold.cli.audit;

import org.jspecify.annotations.NullMarked;
