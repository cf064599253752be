package dev.freehold.controlplane.platform.signal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jdbi.v3.core.Jdbi;

import static java.util.Objects.requireNonNull;

/** Passes on that something changed, from the transaction that changed it to those who wait, in every replica. */
@Singleton
public class Signals {
    private final Jdbi jdbi;
    private final Map<Topic, Set<Subscription>> waiting = new ConcurrentHashMap<>();

    Signals(Jdbi jdbi) {
        this.jdbi = requireNonNull(jdbi);
    }

    /** Takes effect when the transaction commits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void announce(Channel channel, String subject) {
        jdbi.useHandle(handle -> handle.createQuery("SELECT 1 FROM pg_notify(:channel, :subject)")
                .bind("channel", channel.wireName())
                .bind("subject", subject)
                .mapTo(int.class)
                .one());
    }

    /** Signals from now on are kept until waited for, so subscribe first, look second, wait third. */
    public Subscription subscribe(Channel channel, String subject) {
        Topic topic = new Topic(channel.wireName(), subject);
        Subscription subscription = new Subscription(gone -> leave(topic, gone));
        waiting.compute(topic, (key, others) -> {
            Set<Subscription> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(subscription);
            return all;
        });
        return subscription;
    }

    void wake(String channel, String subject) {
        waiting.getOrDefault(new Topic(channel, subject), Set.of()).forEach(Subscription::wake);
    }

    void wakeAll() {
        waiting.values().forEach(all -> all.forEach(Subscription::wake));
    }

    private void leave(Topic topic, Subscription gone) {
        waiting.computeIfPresent(topic, (key, all) -> {
            all.remove(gone);
            return all.isEmpty() ? null : all;
        });
    }

    private record Topic(String channel, String subject) {}
}
