import django.db.models.deletion
import wellheard.foundation.organisations.models.scoped
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('casework', '0001_initial'),
        ('organisations', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='BulkRun',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('act', models.CharField(choices=[('allocate', 'Allocate'), ('tag', 'Tag'), ('extend', 'Extend'), ('withdraw', 'Close as withdrawn'), ('letter', 'Send a letter'), ('print', 'Print'), ('export', 'Save as a spreadsheet')], max_length=20)),
                ('said', models.JSONField(default=dict)),
                ('state', models.CharField(choices=[('preview', 'Looked at, not begun'), ('running', 'Being done'), ('done', 'Done'), ('undoing', 'Being undone'), ('undone', 'Undone')], default='preview', max_length=20)),
                ('made_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('started_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'started_by', 'made_at'], name='workload_bu_organis_f88c84_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='workload_bulkrun_body_id')],
            },
        ),
        migrations.CreateModel(
            name='BulkItem',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('done', 'Done'), ('left_out', 'Left out'), ('undone', 'Undone'), ('not_undone', 'Could not be undone')], default='waiting', max_length=20)),
                ('words', models.TextField(blank=True)),
                ('before', models.JSONField(default=dict)),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='casework.complaint')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='workload.bulkrun')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'run', 'state', 'id'], name='workload_bu_organis_bbc22b_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='workload_bulkitem_body_id'), models.UniqueConstraint(fields=('organisation', 'run', 'complaint'), name='in_a_run_once')],
            },
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('token_sha256', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('staff', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'token_sha256'], name='workload_ca_organis_889cb7_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='workload_calendarfeed_body_id')],
            },
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('made_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField(blank=True, null=True)),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='casework.complaint')),
                ('note', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='casework.note')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'staff', 'seen_at'], name='workload_me_organis_3f8792_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='workload_mention_body_id'), models.UniqueConstraint(fields=('organisation', 'note', 'staff'), name='mentioned_once_a_note')],
            },
        ),
        migrations.CreateModel(
            name='SavedView',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80)),
                ('shared', models.BooleanField(default=False)),
                ('asked', models.JSONField(default=dict)),
                ('digest', models.CharField(choices=[('never', 'No e-mail'), ('daily', 'Every working day'), ('weekly', 'Every Monday')], default='never', max_length=10)),
                ('threshold', models.PositiveIntegerField(blank=True, null=True)),
                ('over', models.BooleanField(default=False)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'owner'], name='workload_sa_organis_325f73_idx'), models.Index(fields=['organisation', 'shared'], name='workload_sa_organis_8a7ac1_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='workload_savedview_body_id')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('text', models.CharField(max_length=500)),
                ('given_at', models.DateTimeField()),
                ('due_on', models.DateField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('complaint', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='casework.complaint')),
                ('done_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('given_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('given_to', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'given_to', 'done_at', 'due_on'], name='workload_ta_organis_2e8116_idx'), models.Index(fields=['organisation', 'given_by', 'done_at'], name='workload_ta_organis_6c2d3f_idx'), models.Index(fields=['organisation', 'complaint'], name='workload_ta_organis_c76042_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='workload_task_body_id')],
            },
        ),
        migrations.CreateModel(
            name='Alert',
            fields=[
                ('id', models.UUIDField(default=wellheard.foundation.organisations.models.scoped.uuid7, editable=False, primary_key=True, serialize=False)),
                ('mark', models.CharField(max_length=30)),
                ('due_on', models.DateField()),
                ('step', models.CharField(max_length=20)),
                ('made_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField(blank=True, null=True)),
                ('complaint', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='alerts', to='casework.complaint')),
                ('organisation', models.ForeignKey(db_index=False, editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.staffmember')),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'staff', 'seen_at'], name='workload_al_organis_a23b8b_idx')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'id'), name='workload_alert_body_id'), models.UniqueConstraint(fields=('organisation', 'complaint', 'mark', 'due_on', 'step', 'staff'), name='alerted_once')],
            },
        ),
    ]
