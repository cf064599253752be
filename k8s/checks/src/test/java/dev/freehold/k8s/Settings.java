package dev.freehold.k8s;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The files of settings that an overlay gives the services, by service. */
final class Settings {
    private Settings() {}

    static Map<String, Properties> of(String overlay) {
        Map<String, Properties> found = new TreeMap<>();
        for (Manifest manifest : Kustomize.manifests(overlay)) {
            int end = manifest.name().indexOf("-settings-");
            if (manifest.is("ConfigMap") && end > 0) {
                String file = manifest.at("/data/application.properties").asText();
                found.put(manifest.name().substring(0, end), Repository.properties(file));
            }
        }
        return found;
    }

    static Properties of(String overlay, String service) {
        Properties settings = of(overlay).get(service);
        if (settings == null) {
            throw new AssertionError("k8s/overlays/" + overlay + " gives " + service + " no settings");
        }
        return settings;
    }

    static int number(Properties settings, String name) {
        return Integer.parseInt(settings.getProperty(name, "not set: " + name));
    }
}
