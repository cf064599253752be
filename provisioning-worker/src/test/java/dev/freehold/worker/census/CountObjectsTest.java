package dev.freehold.worker.census;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.freehold.contracts.census.Inventory;
import dev.freehold.contracts.census.InventoryChunk;
import dev.freehold.worker.effect.objects.FolderObjects;
import dev.freehold.worker.effect.objects.Upload;

import static org.assertj.core.api.Assertions.assertThat;

class CountObjectsTest {
    @TempDir
    private Path folder;

    @Test
    void tellsOfEachArchiveWhatItsObjectsNamesTell() throws IOException {
        FolderObjects objects = new FolderObjects(folder);
        for (String key : List.of("key.jwe", "tables/0001-a.csv.zst", "tables/0002-b.csv.zst", "manifest.jws")) {
            objects.put("archives/acme/1/" + key, new byte[] {1});
        }
        objects.put("archives/acme/2/key.jwe", new byte[] {1});
        objects.put("archives/stray", new byte[] {1});
        objects.put("snapshots/local/1", new byte[] {1});
        objects.put("tenants/acme/a/b", new byte[] {1});
        objects.put("tenants/acme/c", new byte[] {1});
        objects.put("tenants/globex/a", new byte[] {1});
        objects.put("tenants/stray", new byte[] {1});
        try (Upload begun = objects.begin("archives/globex/3/tables/0001-a.csv.zst")) {
            begun.write(1);

            assertThat(count(Optional.of(objects)))
                    .containsExactlyInAnyOrder(
                            new Inventory.SeenArchive("acme", "1", 4, true, false),
                            new Inventory.SeenArchive("acme", "2", 1, false, false),
                            new Inventory.SeenArchive("globex", "3", 0, false, true));
            assertThat(inventories(Optional.of(objects)).flatMap(told -> told.holders().stream()))
                    .containsExactlyInAnyOrder("acme", "globex");
        }
    }

    @Test
    void tellsOfNoneWhereTheRegionKeepsNoObjects() {
        assertThat(count(Optional.empty())).isEmpty();
    }

    private static List<Inventory.SeenArchive> count(Optional<FolderObjects> objects) {
        return inventories(objects).flatMap(told -> told.archives().stream()).toList();
    }

    private static Stream<Inventory> inventories(Optional<FolderObjects> objects) {
        List<InventoryChunk> chunks = new ArrayList<>();
        new CountObjects(objects.map(each -> each)).run(new Delivery(1, chunks::add));
        return chunks.stream().map(InventoryChunk::inventory);
    }
}
