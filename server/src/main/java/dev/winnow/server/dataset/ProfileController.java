package dev.winnow.server.dataset;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.winnow.core.say.Said;
import dev.winnow.storage.profile.Profile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What datasets hold, column by column.
@RestController
@RequestMapping("/api/v1/data-management/datasets/{id}/profile")
@Tag(name = "Datasets")
class ProfileController {

  private final DatasetStores stores;
  private final RunProfiles profiles;

  ProfileController(DatasetStores stores, RunProfiles profiles) {
    this.stores = stores;
    this.profiles = profiles;
  }

  /// A profile, or how far it is.
  @Schema(name = "DatasetProfile")
  record ProfileView(
      State state,
      @Schema(description = "From 0 to 1", example = "0.5") double progress,
      @Schema(
              description = "What the rows hold; null until it is known",
              implementation = Profile.class)
          @JsonRawValue
          @Nullable String profile,
      @Schema(description = "Why there is none") @Nullable Said message) {}

  /// How far a profile is.
  @Schema(name = "DatasetProfileState")
  enum State {
    RUNNING,
    DONE,
    FAILED
  }

  @GetMapping
  @Operation(
      operationId = "getDatasetProfile",
      summary = "Show a profile",
      description =
          "Types, missing values, distinct values, lengths, tokens, frequent values and languages of each field of a version. Made when it is first asked for: until then 202 and how far it is.")
  ResponseEntity<ProfileView> profile(
      @PathVariable UUID id,
      @Parameter(description = "Of this version; without it, of what the dataset has now")
          @Nullable Integer version) {
    RunProfiles.Found found = profiles.of(stores.seen(id, version));
    if (found.profile() != null) {
      return ResponseEntity.ok(new ProfileView(State.DONE, 1, found.profile(), null));
    }
    State state = found.failed() == null ? State.RUNNING : State.FAILED;
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .body(new ProfileView(state, found.progress(), null, found.failed()));
  }
}
