package dev.freehold.controlplane.route;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import dev.freehold.contracts.tenancy.Region;

import static java.util.Objects.requireNonNull;

/** Makes an answer once for all who follow a region and ask for the same at about the same time: a change wakes all of them at once. */
@Singleton
class SharedAnswers {
    private static final Duration SHARED_FOR = Duration.ofSeconds(2);
    /** Snapshots are large, and readers normally stand at a few versions only. */
    private static final int MOST = 32;

    private final Map<Question, Answer> answers = new ConcurrentHashMap<>();
    private final Clock clock;

    SharedAnswers(Clock clock) {
        this.clock = requireNonNull(clock);
    }

    /** @param version the feed's when this was asked, so that no answer is older than the question */
    String to(Region region, long after, long version, Supplier<String> make) {
        Instant now = clock.instant();
        answers.values().removeIf(answer -> answer.made().isBefore(now.minus(SHARED_FOR)));
        Question question = new Question(region, after, version);
        Answer known = answers.get(question);
        if (known == null && answers.size() >= MOST) {
            return make.get();
        }
        return known == null ? joinOrMake(question, now, make) : join(known);
    }

    private String joinOrMake(Question question, Instant now, Supplier<String> make) {
        Answer mine = new Answer(now, new CompletableFuture<>());
        Answer first = answers.putIfAbsent(question, mine);
        if (first == null) {
            make(question, mine, make);
        }
        return join(first == null ? mine : first);
    }

    private void make(Question question, Answer answer, Supplier<String> make) {
        try {
            answer.signed().complete(make.get());
        } catch (RuntimeException | Error e) {
            answers.remove(question, answer);
            answer.signed().completeExceptionally(e);
        }
    }

    private static String join(Answer answer) {
        try {
            return answer.signed().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private record Question(Region region, long after, long version) {}

    private record Answer(Instant made, CompletableFuture<String> signed) {}
}
