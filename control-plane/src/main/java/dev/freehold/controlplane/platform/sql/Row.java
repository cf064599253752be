package dev.freehold.controlplane.platform.sql;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/** The present row of a result, read by column name into the types we use. */
public record Row(ResultSet result) {
    public String text(String column) throws SQLException {
        return requireNonNull(result.getString(column), column);
    }

    public @Nullable String textOrNull(String column) throws SQLException {
        return result.getString(column);
    }

    /** None for null. */
    public List<String> texts(String column) throws SQLException {
        Array array = result.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    public int integer(String column) throws SQLException {
        return result.getInt(column);
    }

    public long number(String column) throws SQLException {
        return result.getLong(column);
    }

    public @Nullable Long numberOrNull(String column) throws SQLException {
        return result.getObject(column, Long.class);
    }

    public boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }

    public UUID id(String column) throws SQLException {
        return requireNonNull(idOrNull(column), column);
    }

    public @Nullable UUID idOrNull(String column) throws SQLException {
        return result.getObject(column, UUID.class);
    }

    public Instant time(String column) throws SQLException {
        return requireNonNull(timeOrNull(column), column);
    }

    public @Nullable Instant timeOrNull(String column) throws SQLException {
        OffsetDateTime value = result.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
