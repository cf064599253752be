package dev.freehold.tenantservice.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import dev.freehold.contracts.tenancy.TenantId;
import dev.freehold.tenantservice.platform.ProblemException;
import dev.freehold.tenantservice.route.RouteTable;

import static java.util.Objects.requireNonNull;

/** Takes content as long as its tenant is served, under whatever epoch: none that is long may outlive a suspension. */
final class ServedOutput extends FilterOutputStream {
    private final RouteTable routes;
    private final TenantId tenant;

    ServedOutput(OutputStream out, RouteTable routes, TenantId tenant) {
        super(requireNonNull(out, "out is null"));
        this.routes = requireNonNull(routes, "routes is null");
        this.tenant = requireNonNull(tenant, "tenant is null");
    }

    @Override
    public void write(int one) throws IOException {
        requireServed();
        out.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        requireServed();
        out.write(bytes, offset, length);
    }

    private void requireServed() throws IOException {
        try {
            routes.servable(tenant);
        } catch (ProblemException servedNoMore) {
            throw new IOException("the tenant is served no more", servedNoMore);
        }
    }
}
