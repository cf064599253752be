/** {@code freehold approval …}: what needs a second person. Enter at {@link dev.freehold.cli.approval.ApprovalCommand}. */
@NullMarked
package dev.freehold.cli.approval;

import org.jspecify.annotations.NullMarked;
