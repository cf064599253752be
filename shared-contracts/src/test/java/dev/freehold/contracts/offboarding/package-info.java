@NullMarked
package dev.freehold.contracts.offboarding;

import org.jspecify.annotations.NullMarked;
