/** A signed statement of plan, limits and validity, checked offline by the data plane. */
@NullMarked
package dev.freehold.contracts.license;

import org.jspecify.annotations.NullMarked;
