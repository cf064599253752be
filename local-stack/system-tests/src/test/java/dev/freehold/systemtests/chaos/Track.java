package dev.freehold.systemtests.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import dev.freehold.systemtests.chaos.Place.Phase;
import dev.freehold.systemtests.chaos.gate.Passage;

/** Follows the first operation that is lent, from what passes the gates, and none that comes after it. Not safe for several threads. */
final class Track {
    /** What an attempt calls its connections; upkeep of a pool has another name. */
    private static final Pattern ATTEMPT = Pattern.compile("fh:[0-9a-f-]{36}:[0-9]+");

    private String operation = "";
    private boolean another;
    private List<String> backward = List.of();
    private boolean undo;
    private String step = "";
    private int acts;

    /** The places that this passage is at; one may end a step and begin the next. */
    List<Place> follow(Passage passage) {
        if (passage instanceof Passage.Lent lent) {
            operation = operation.isEmpty() ? lent.operation() : operation;
            another = !operation.equals(lent.operation());
        }
        return another ? List.of() : followIt(passage);
    }

    private List<Place> followIt(Passage passage) {
        return switch (passage) {
            case Passage.Lent lent -> lent(lent);
            case Passage.Planned plan -> planned(plan);
            case Passage.Told told -> told(told);
            case Passage.Ended _ -> ended();
            case Passage.Statement statement
            when ATTEMPT.matcher(statement.application()).matches() -> acted();
            case Passage.IdentityCall _ -> acted();
            case Passage.Statement _, Passage.Asked _ -> List.of();
        };
    }

    private List<Place> lent(Passage.Lent lent) {
        undo = lent.compensating();
        enter(Place.OPENING);
        return List.of();
    }

    private List<Place> planned(Passage.Planned plan) {
        backward = plan.steps().reversed();
        enter(undo ? backward.getFirst() : "");
        return undo ? List.of(place(Phase.BEFORE)) : List.of();
    }

    private List<Place> told(Passage.Told told) {
        return switch (told.state()) {
            case "running" -> {
                enter(told.step());
                yield List.of(place(Phase.BEFORE));
            }
            case "compensated" -> undone(told.step());
            case "succeeded" -> done(told.step());
            default -> {
                enter("");
                yield List.of();
            }
        };
    }

    /** A step that was found done does not act, so it has not been entered. */
    private List<Place> done(String told) {
        List<Place> places = step.equals(told) ? List.of(place(Phase.AFTER)) : List.of();
        enter("");
        return places;
    }

    private List<Place> undone(String told) {
        List<Place> places = new ArrayList<>();
        places.add(new Place(true, told, Phase.AFTER, 0));
        int next = backward.indexOf(told) + 1;
        enter(next < backward.size() ? backward.get(next) : "");
        if (!step.isEmpty()) {
            places.add(place(Phase.BEFORE));
        }
        return places;
    }

    private List<Place> ended() {
        enter(Place.OUTCOME);
        return List.of(new Place(undo, step, Phase.AFTER, 0));
    }

    private List<Place> acted() {
        if (step.isEmpty() || step.equals(Place.OUTCOME)) {
            return List.of();
        }
        acts++;
        return List.of(new Place(undo, step, Phase.INSIDE, acts));
    }

    private Place place(Phase phase) {
        return new Place(undo, step, phase, 0);
    }

    private void enter(String name) {
        step = name;
        acts = 0;
    }
}
