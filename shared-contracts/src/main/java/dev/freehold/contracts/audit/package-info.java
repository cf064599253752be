/** The trail of administrative actions as an auditor gets it: entries in a chain of hashes, signed heads of it, and the check of both. */
@NullMarked
package dev.freehold.contracts.audit;

import org.jspecify.annotations.NullMarked;
