/** Physical connections to tenant databases: bounded, stamp-checked, enlisted in JTA, and Hibernate's hooks to them. One enters at Lender. */
@NullMarked
package dev.freehold.tenantservice.connect;

import org.jspecify.annotations.NullMarked;
