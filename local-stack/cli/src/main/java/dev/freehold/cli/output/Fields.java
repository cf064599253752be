package dev.freehold.cli.output;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;

/** One thing as a person reads it, a line a field, under the names that its fields have. */
public final class Fields {
    private Fields() {}

    /** Fields of fields are named after both; what is absent is left out. */
    public static List<String> lines(JsonNode thing) {
        Table table = Table.ofFields();
        add(table, "", thing);
        return table.lines();
    }

    private static void add(Table table, String prefix, JsonNode thing) {
        thing.properties().forEach(field -> {
            String name = prefix + (prefix.isEmpty() ? "" : " ") + words(field.getKey());
            JsonNode value = field.getValue();
            if (value.isObject()) {
                add(table, name, value);
            } else if (value.isArray()) {
                table.row(capital(name), items(value));
            } else if (!value.isNull()) {
                table.row(capital(name), value.asText());
            }
        });
    }

    private static String items(JsonNode array) {
        StringBuilder items = new StringBuilder();
        array.forEach(item -> items.append(items.isEmpty() ? "" : ", ").append(item.asText(item.toString())));
        return items.toString();
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
