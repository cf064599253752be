/** What a pool keeps in stock, as its ledger records it: templates and databases made ahead. Standbys is the door. */
@NullMarked
package dev.freehold.worker.postgres.stock;

import org.jspecify.annotations.NullMarked;
