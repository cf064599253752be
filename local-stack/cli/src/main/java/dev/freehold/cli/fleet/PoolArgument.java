package dev.freehold.cli.fleet;

import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A pool's id, before it is sent anywhere: nothing else may become part of a path. */
final class PoolArgument implements ITypeConverter<String> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?");

    @Override
    public String convert(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new TypeConversionException("'" + text + "' is no pool's id (lower-case letters, digits, hyphens)");
        }
        return text;
    }
}
