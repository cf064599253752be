/** The tenant schema: two Flyway histories, the platform's and the product's, with their scripts listed by name so that a native image and a jar read the same ones. */
@NullMarked
package dev.freehold.contracts.schema;

import org.jspecify.annotations.NullMarked;
