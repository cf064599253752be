package dev.freehold.cli.tenant;

import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the slug of a tenant that should exist, so that a slip of the keyboard never becomes a path of its own. */
final class SlugArgument implements ITypeConverter<String> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    @Override
    public String convert(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is no tenant's slug (lower-case letters, digits, hyphens)");
        }
        return text;
    }
}
