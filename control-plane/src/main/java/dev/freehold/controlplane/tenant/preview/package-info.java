/** What a dry run answers. Preview is the whole of it. */
@NullMarked
package dev.freehold.controlplane.tenant.preview;

import org.jspecify.annotations.NullMarked;
