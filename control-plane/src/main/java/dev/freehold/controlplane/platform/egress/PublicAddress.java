package dev.freehold.controlplane.platform.egress;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/** Tells addresses of the public internet from all others. */
final class PublicAddress {
    /** Networks beside those that Java has a word for: this host, shared, documentation, benchmarks, reserved. */
    private static final List<Network> CLOSED_4 = List.of(
            new Network(0x00000000, 8),
            new Network(0x64400000, 10),
            new Network(0xC0000000, 24),
            new Network(0xC0000200, 24),
            new Network(0xC0586300, 24),
            new Network(0xC6120000, 15),
            new Network(0xC6336400, 24),
            new Network(0xCB007100, 24),
            new Network(0xF0000000, 4));

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address v4 -> CLOSED_4.stream().noneMatch(network -> network.contains(bits(v4.getAddress())));
            case Inet6Address v6 -> isGlobal(v6.getAddress());
            default -> false;
        };
    }

    /** Of 2000::/3 all but those in which an IPv4 address hides (6to4, Teredo) and documentation; NAT64 lies outside. */
    private static boolean isGlobal(byte[] address) {
        int first = bits(address);
        boolean teredo = first == 0x20010000;
        boolean documentation = first == 0x20010DB8 || first >>> 12 == 0x3FFF0;
        boolean sixToFour = first >>> 16 == 0x2002;
        return first >>> 29 == 1 && !teredo && !documentation && !sixToFour;
    }

    private static int bits(byte[] address) {
        return (address[0] & 0xFF) << 24 | (address[1] & 0xFF) << 16 | (address[2] & 0xFF) << 8 | (address[3] & 0xFF);
    }

    private record Network(int base, int prefix) {
        boolean contains(int address) {
            return (address ^ base) >>> (32 - prefix) == 0;
        }
    }
}
