package dev.freehold.systemtests.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import dev.freehold.systemtests.chaos.KillPoint.Victim;
import dev.freehold.systemtests.chaos.Place.Phase;
import dev.freehold.systemtests.chaos.gate.Passage;

/** All points at which somebody is killed, drawn from the places that undisturbed runs came by. */
final class KillTable {
    /** Commands that are another one and more: who dies at a step that both have is told by the other's points. */
    private static final Map<String, List<String>> LIKE =
            Map.of("import", List.of("provision"), "adopt", List.of("provision", "import"));

    private final List<KillPoint> points = new ArrayList<>();
    private final Map<String, Set<String>> stepsOfKinds = new TreeMap<>();

    /**
     * Adds the points of a command, but for steps that another situation of the same command, or of one that it is like, has covered.
     *
     * @param steps as the API names them
     * @param passed the places of its undisturbed run, with what was said there
     */
    void add(Scenario scenario, List<String> steps, Map<Place, Passage> passed) {
        stepsOfKinds
                .computeIfAbsent(scenario.kind(), _ -> new LinkedHashSet<>())
                .addAll(steps);
        Map<Step, List<Place>> insides = insides(passed);
        insides.keySet().removeIf(step -> isCovered(scenario.kind(), step));
        if (insides.isEmpty()) {
            return;
        }
        boolean withEnd = insides.containsKey(new Step(false, Place.OPENING))
                || insides.containsKey(new Step(true, Place.OPENING));
        passed.keySet().stream()
                .filter(place -> place.phase() != Phase.INSIDE)
                .filter(place -> place.isOfAStep() ? insides.containsKey(Step.of(place)) : withEnd)
                .forEach(place -> points.add(new KillPoint(scenario, place, Victim.WORKER)));
        insides.values().forEach(acts -> {
            firstMiddleLast(acts).forEach(place -> points.add(new KillPoint(scenario, place, Victim.WORKER)));
            points.add(new KillPoint(scenario, middle(acts), Victim.CONTROL_PLANE));
            List<Place> statements = acts.stream()
                    .filter(place -> passed.get(place) instanceof Passage.Statement)
                    .toList();
            if (!statements.isEmpty()) {
                points.add(new KillPoint(scenario, middle(statements), Victim.POOL));
            }
        });
    }

    List<KillPoint> all() {
        return List.copyOf(points);
    }

    /** A few, of as many commands and victims as there can be. */
    List<KillPoint> some(int number, Random random) {
        List<KillPoint> shuffled = new ArrayList<>(points);
        Collections.shuffle(shuffled, random);
        Map<List<Object>, List<KillPoint>> alike = new LinkedHashMap<>();
        shuffled.forEach(point -> alike.computeIfAbsent(
                        List.of(
                                point.victim(),
                                point.victim() == Victim.WORKER
                                        ? point.scenario().kind()
                                                + point.place().undo()
                                        : ""),
                        _ -> new ArrayList<>())
                .add(point));
        List<KillPoint> chosen = new ArrayList<>();
        for (int round = 0; chosen.size() < number && round < points.size(); round++) {
            for (List<KillPoint> group : alike.values()) {
                if (round < group.size() && chosen.size() < number) {
                    chosen.add(group.get(round));
                }
            }
        }
        return chosen;
    }

    /** How many points each step of each kind of command has; a step with none is one that nobody covers. */
    Map<String, Long> pointsOfSteps() {
        Map<String, Long> counts = new TreeMap<>();
        stepsOfKinds.forEach((kind, steps) -> steps.forEach(step -> counts.put(
                kind + "." + step,
                points.stream()
                        .filter(point -> isLike(kind, point))
                        .filter(point -> point.place().step().equals(step))
                        .count())));
        return counts;
    }

    private boolean isCovered(String kind, Step step) {
        return points.stream()
                .anyMatch(point -> isLike(kind, point) && Step.of(point.place()).equals(step));
    }

    private static boolean isLike(String kind, KillPoint point) {
        String covers = point.scenario().kind();
        return covers.equals(kind) || LIKE.getOrDefault(kind, List.of()).contains(covers);
    }

    private static Map<Step, List<Place>> insides(Map<Place, Passage> passed) {
        Map<Step, List<Place>> insides = new LinkedHashMap<>();
        passed.keySet().stream()
                .filter(place -> place.phase() == Phase.INSIDE)
                .forEach(place -> insides.computeIfAbsent(Step.of(place), _ -> new ArrayList<>())
                        .add(place));
        return insides;
    }

    private static Set<Place> firstMiddleLast(List<Place> acts) {
        return new LinkedHashSet<>(List.of(acts.getFirst(), middle(acts), acts.getLast()));
    }

    private static Place middle(List<Place> acts) {
        return acts.get(acts.size() / 2);
    }

    private record Step(boolean undo, String name) {
        static Step of(Place place) {
            return new Step(place.undo(), place.step());
        }
    }
}
