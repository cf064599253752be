package dev.freehold.cli.region;

import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A region's name, before it is sent anywhere: nothing else may become part of a path. */
final class RegionArgument implements ITypeConverter<String> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    @Override
    public String convert(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is no region's name (lower-case letters, digits, hyphens)");
        }
        return text;
    }
}
