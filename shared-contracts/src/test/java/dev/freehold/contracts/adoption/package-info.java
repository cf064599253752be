/** Tests of the package of the same name. */
@NullMarked
package dev.freehold.contracts.adoption;

import org.jspecify.annotations.NullMarked;
