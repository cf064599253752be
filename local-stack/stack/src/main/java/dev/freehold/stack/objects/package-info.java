/** An object store that speaks S3 and keeps its objects as files: S3Proxy. One enters at {@link dev.freehold.stack.objects.ObjectStoreServer}. */
@NullMarked
package dev.freehold.stack.objects;

import org.jspecify.annotations.NullMarked;
