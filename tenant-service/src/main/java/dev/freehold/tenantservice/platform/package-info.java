/** What every station needs: problems, strict JSON, the body limit, the clock and the keys of log fields. It knows no tenant. */
@NullMarked
package dev.freehold.tenantservice.platform;

import org.jspecify.annotations.NullMarked;
