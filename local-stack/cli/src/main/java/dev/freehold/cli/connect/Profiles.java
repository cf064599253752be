package dev.freehold.cli.connect;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.freehold.cli.shell.UsageFailed;

/**
 * The control planes a person or a program knows, by name.
 *
 * @param current the one meant where none is named
 */
record Profiles(@Nullable String current, Map<String, Profile> profiles) {
    static final Profiles NONE = new Profiles(null, Map.of());

    Profiles {
        profiles = Collections.unmodifiableMap(new TreeMap<>(profiles));
    }

    Optional<Profile> find(@Nullable String name) {
        return Optional.ofNullable(name == null ? null : profiles.get(name));
    }

    /** @throws UsageFailed if there is none of that name */
    Profile require(String name) {
        return find(name)
                .orElseThrow(() -> new UsageFailed("there is no profile '" + name
                        + "'; 'freehold profile list' shows those there are, 'freehold login --profile' makes one"));
    }

    Profiles with(String name, Profile profile) {
        Map<String, Profile> changed = new TreeMap<>(profiles);
        changed.put(name, profile);
        return new Profiles(current, changed);
    }

    Profiles without(String name) {
        Map<String, Profile> changed = new TreeMap<>(profiles);
        changed.remove(name);
        return new Profiles(name.equals(current) ? null : current, changed);
    }

    Profiles using(String name) {
        require(name);
        return new Profiles(name, profiles);
    }
}
