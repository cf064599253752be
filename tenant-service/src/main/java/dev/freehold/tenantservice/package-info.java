/** Serves tenant data: resolve, route, admit, connect, data is the way of a request. Only data grows with the product. */
@NullMarked
package dev.freehold.tenantservice;

import org.jspecify.annotations.NullMarked;
