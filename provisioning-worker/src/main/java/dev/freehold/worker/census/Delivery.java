package dev.freehold.worker.census;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.census.InventoryChunk;

import static java.util.Objects.requireNonNull;

/** Sends an inventory in chunks that fit into a request of the control plane's, which takes 64 KiB. */
final class Delivery {
    /** Two names of 63 bytes, ids and punctuation: no thing takes 500 bytes. */
    private static final int AT_ONCE = 100;

    private final int attempt;
    private final Consumer<InventoryChunk> send;
    private final AtomicInteger numbers = new AtomicInteger();

    Delivery(int attempt, Consumer<InventoryChunk> send) {
        this.attempt = attempt;
        this.send = requireNonNull(send, "send is null");
    }

    void databases(List<Inventory.Database> all) {
        each(all, some -> new Inventory(some, List.of(), List.of(), List.of(), List.of(), List.of()));
    }

    void roles(List<Inventory.Role> all) {
        each(all, some -> new Inventory(List.of(), some, List.of(), List.of(), List.of(), List.of()));
    }

    void reservations(List<Inventory.Reservation> all) {
        each(all, some -> new Inventory(List.of(), List.of(), some, List.of(), List.of(), List.of()));
    }

    void standbys(List<Inventory.Standby> all) {
        each(all, some -> new Inventory(List.of(), List.of(), List.of(), some, List.of(), List.of()));
    }

    void templates(List<Inventory.Template> all) {
        each(all, some -> new Inventory(List.of(), List.of(), List.of(), List.of(), some, List.of()));
    }

    void identities(List<Inventory.Identity> all) {
        each(all, Inventory::ofIdentities);
    }

    void archives(List<Inventory.SeenArchive> all) {
        each(all, Inventory::ofArchives);
    }

    void holders(List<String> all) {
        each(all, Inventory::ofHolders);
    }

    /** Keeps the lease alive while nothing is there yet. */
    void beat() {
        send(Inventory.ofHolders(List.of()));
    }

    /** Sends what is there as soon as it is: sending keeps the lease alive, and finding out may take long. */
    private <T> void each(List<T> all, Function<List<T>, Inventory> inventory) {
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<T> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            send(inventory.apply(some));
        }
    }

    private void send(Inventory part) {
        send.accept(new InventoryChunk(attempt, numbers.incrementAndGet(), part));
    }

    static int atOnce() {
        return AT_ONCE;
    }
}
